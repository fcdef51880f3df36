/* global SwaggerUIBundle */
/* The page of the API: Swagger UI over this server's own document. No validator badge, which would ask another host. */
SwaggerUIBundle({
  url: "../openapi",
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
  persistAuthorization: false,
});
