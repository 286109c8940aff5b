/**
 * One household: its members, where it lives, its rank and its lists, and what births, deaths and
 * weddings change of it and its members together. Uses {@code person}; two households that become
 * one are in {@code merge}, one that goes to another office in {@code handover}.
 */
@NullMarked
package id.dinsos.registry.household;

import org.jspecify.annotations.NullMarked;
