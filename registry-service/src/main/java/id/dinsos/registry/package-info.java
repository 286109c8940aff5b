/**
 * The registry: who lives where, with whom, and on which lists. Here stands only what puts its
 * features together.
 */
@NullMarked
package id.dinsos.registry;

import org.jspecify.annotations.NullMarked;
