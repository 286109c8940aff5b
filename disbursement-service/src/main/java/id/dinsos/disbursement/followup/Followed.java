package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.programme.ProgrammeTerms;
import java.time.YearMonth;
import java.util.UUID;

/**
 * What a follow-up is about: a run, or the list of a decree, under whose id the payments and their
 * money stand.
 *
 * @param month of the last payments
 * @param terms of the programme, those of the run where it is one
 * @param filesMade whether its first bank files are there
 */
record Followed(
        UUID id,
        String owner,
        UUID budget,
        String programme,
        YearMonth month,
        ProgrammeTerms terms,
        boolean filesMade) {}
