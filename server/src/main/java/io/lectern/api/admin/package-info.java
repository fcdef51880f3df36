/**
 * Routes of our own below {@code /api/v1/admin}, for whoever looks after the server. Entry points: the Resource classes.
 * They follow no foreign contract; failures look like the AIBuilder dialect's, whose root they share.
 */
package io.lectern.api.admin;
