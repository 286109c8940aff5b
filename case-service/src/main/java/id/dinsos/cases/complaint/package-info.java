/**
 * The complaint "on the list but not paid", from the counter to the credited money: it is answered
 * from what the topics have said, again whenever that changes, and closes by itself when the money
 * arrives. One matter is one open complaint, however often it is told.
 */
@NullMarked
package id.dinsos.cases.complaint;

import org.jspecify.annotations.NullMarked;
