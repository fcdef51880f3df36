/**
 * The one-command launcher: checks the machine, starts the search node and the server as child processes, prints what a
 * person needs to know, and stops both. Entry point: {@code Launcher}. JDK only; sees no other package of ours.
 */
package io.lectern.boot;
