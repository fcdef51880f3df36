/**
 * The administration API: {@code /api/v1/admin}, a dialect of our own with plain statuses and {@code {"error": …}} bodies
 * (docs/admin-api.md). Entry point: {@link io.lectern.api.admin.AdminResources}. Rules live in {@code account}; here is
 * only their form on the wire.
 */
package io.lectern.api.admin;
