/**
 * What happened: the audit trail, calls of models and what they used. Entry points: {@link io.lectern.activity.AuditService}
 * records and gives out entries, {@link io.lectern.activity.Trail} is the entry of the current request while it grows;
 * {@link io.lectern.activity.UsageService} lists and limits, {@link io.lectern.activity.UsageLog} takes what models report.
 * It knows who acts and nothing of what they act upon; other features tell it by events of {@code common}.
 */
package io.lectern.activity;
