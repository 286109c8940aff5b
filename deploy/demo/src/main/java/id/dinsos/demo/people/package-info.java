/**
 * How people get into the registry: family files and single commands, once for all demos. What is
 * loaded is awaited until the topics have carried it. Uses office.
 */
@NullMarked
package id.dinsos.demo.people;

import org.jspecify.annotations.NullMarked;
