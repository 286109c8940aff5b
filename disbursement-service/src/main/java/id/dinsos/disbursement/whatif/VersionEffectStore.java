package id.dinsos.disbursement.whatif;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.disbursement.beneficiary.Announced;
import id.dinsos.disbursement.beneficiary.AnnouncedStore;
import id.dinsos.disbursement.beneficiary.Population;
import id.dinsos.disbursement.eligibility.Rules;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.whatif.Comparison.Result;
import id.dinsos.eventstore.rules.RefusedException;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Judges the households a version would change twice, some at a time; memory holds who is paid. */
@Singleton
public class VersionEffectStore {
    private static final int AT_ONCE = 2_000;

    private final AnnouncedStore candidates;

    public VersionEffectStore(AnnouncedStore candidates) {
        this.candidates = candidates;
    }

    /** The difference, and how many households the table names. */
    record Effect(int households, Result result) {}

    Effect of(
            ProgrammeTerms terms, String owner, YearMonth month, AnnouncedLines lines, int limit) {
        if (!lines.begins()) {
            throw wrong(lines);
        }
        Population population =
                new Population(terms, Rules.rule(terms.source()), owner, month, null);
        Comparison comparison = new Comparison();
        List<Announced> some = new ArrayList<>(AT_ONCE);
        int households = 0;
        while (lines.hasNext()) {
            Announced one = lines.next();
            if (one == null) {
                throw wrong(lines);
            }
            some.add(one);
            households++;
            if (some.size() == AT_ONCE || !lines.hasNext()) {
                judge(population, some, comparison);
                some.clear();
            }
        }
        return new Effect(households, comparison.result(limit));
    }

    private void judge(Population population, List<Announced> some, Comparison into) {
        YearMonth month = population.month();
        ProgrammeTerms terms = population.terms();
        WhatIfStore.judge(
                month, terms, await(candidates.candidates(population, some, false)), into::before);
        WhatIfStore.judge(
                month, terms, await(candidates.candidates(population, some, true)), into::after);
    }

    private static RefusedException wrong(AnnouncedLines lines) {
        return RefusedException.of(
                WhatIfCode.WHAT_IF_LINES_WRONG,
                "line %d is none of a version's table of changes".formatted(lines.line()));
    }
}
