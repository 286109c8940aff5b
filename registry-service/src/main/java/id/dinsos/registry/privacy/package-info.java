/**
 * What the law on personal data gives a person: that nobody sees their numbers without a reason,
 * that their data lie still, that they learn what is held and who has read it, and that they are
 * erased. What is decided stands in a stream of its own beside the person's.
 */
@NullMarked
package id.dinsos.registry.privacy;

import org.jspecify.annotations.NullMarked;
