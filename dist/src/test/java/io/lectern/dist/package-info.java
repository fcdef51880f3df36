/**
 * The built distribution, started as a person would start it and used over HTTP only. Entry points: {@code *IT} (part of
 * {@code verify}) and {@link io.lectern.dist.Distribution}, which starts and ends the processes. It knows the launcher's
 * output and the public API; it must not know a class of the product.
 */
package io.lectern.dist;
