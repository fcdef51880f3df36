/**
 * What happened: calls of models and what they used. Entry points: {@link io.lectern.activity.UsageService} lists and
 * limits, {@link io.lectern.activity.UsageLog} takes what models report. It knows who acts and nothing of what they act
 * upon.
 */
package io.lectern.activity;
