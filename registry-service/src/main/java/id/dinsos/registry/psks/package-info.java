/**
 * The service resources of an office (PSKS): people and organisations that serve, where and when.
 * In messages and paths they are {@code service-resource}; here the Indonesian name stands in for
 * it, because a class called {@code ...Resource} is an HTTP edge.
 */
@NullMarked
package id.dinsos.registry.psks;

import org.jspecify.annotations.NullMarked;
