/**
 * What a programme gives, to whom and under which law, as versions of data. Runs keep the version
 * they were opened with. It may ask {@code eligibility} whether a rule can be used, and nothing
 * else.
 */
@NullMarked
package id.dinsos.disbursement.programme;

import org.jspecify.annotations.NullMarked;
