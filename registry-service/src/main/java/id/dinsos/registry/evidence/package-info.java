/**
 * Minutes, attendance lists, photos and decrees as objects: what a decision about people rests on.
 * The bytes lie sealed behind the files port; their hash, type and size stand in the log.
 */
@NullMarked
package id.dinsos.registry.evidence;

import org.jspecify.annotations.NullMarked;
