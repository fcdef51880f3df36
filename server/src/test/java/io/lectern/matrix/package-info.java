/**
 * The permission matrix: every route of the running server, called by everybody, about everything. Entry point:
 * {@link io.lectern.matrix.MatrixIT}. {@code Rules} is the table that a new route has to be entered in.
 */
package io.lectern.matrix;
