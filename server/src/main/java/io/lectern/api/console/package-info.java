/**
 * What only the console needs: its pages under {@code /ui/}. Entry point: {@link io.lectern.api.console.ConsoleServlet}.
 * The pages themselves lie in {@code webapp/ui} and speak the public API like any other client, so nothing here may know
 * a dialect or the core.
 */
package io.lectern.api.console;
