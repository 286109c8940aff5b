/**
 * What the office asks of its villages and its people: where nobody has deliberated, and who has
 * handed in what. Counts from the view of proposals alone; no personal data of citizens.
 */
@NullMarked
package id.dinsos.registry.proposal.report;

import org.jspecify.annotations.NullMarked;
