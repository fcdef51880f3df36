/**
 * The description of our API for machines at {@code /openapi}: a frame and one file per dialect or half of one, written by
 * hand beside this package's classes and held to the real answers by tests (docs/adr/0027-openapi-document.md). Entry
 * point: {@link io.lectern.api.openapi.OpenApiServlet}.
 */
package io.lectern.api.openapi;
