/**
 * The civil registry of the local stack: it answers what the registry service asks about people,
 * and does to requests what networks and other offices do. It knows no service, only the questions.
 */
@NullMarked
package id.dinsos.demo.civil;

import org.jspecify.annotations.NullMarked;
