/**
 * A single OpenSearch node as a process of its own, bound to loopback. Entry point: {@code SearchNode}. It must not know
 * anything of Lectern's documents; the server talks to it by HTTP only.
 */
package io.lectern.searchnode;
