/**
 * In which days of which months villages, offices and the ministry take their steps: by the monthly
 * list or the quarterly one, as rows that an office sets. Promises that the days of a month are
 * told from the rows in force. Uses the steps of proposals.
 */
@NullMarked
package id.dinsos.registry.proposal.calendar;

import org.jspecify.annotations.NullMarked;
