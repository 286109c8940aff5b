/**
 * Versions of the ministry's list (DTKS each month, DTSEN each quarter): a file is taken in as a
 * version, compared with what stands, shown as a difference by district, put in force by a second
 * person, and taken back whole where it was wrong. Uses the files and rules of the intake; nobody
 * uses it.
 */
@NullMarked
package id.dinsos.registry.version;

import org.jspecify.annotations.NullMarked;
