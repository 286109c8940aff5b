/**
 * What a family could get: the one-stop desk's answer, from what the topics of the registry and of
 * disbursement have said. It answers and records nothing: what it says binds no programme. Uses
 * knowledge alone.
 */
@NullMarked
package id.dinsos.cases.prospect;

import org.jspecify.annotations.NullMarked;
