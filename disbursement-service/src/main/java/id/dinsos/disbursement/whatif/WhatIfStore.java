package id.dinsos.disbursement.whatif;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.disbursement.beneficiary.Candidate;
import id.dinsos.disbursement.beneficiary.CandidateStore;
import id.dinsos.disbursement.beneficiary.CandidateStore.Boundaries;
import id.dinsos.disbursement.beneficiary.Population;
import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Judgment;
import id.dinsos.disbursement.eligibility.Ranking;
import id.dinsos.disbursement.eligibility.Rule;
import id.dinsos.disbursement.eligibility.Rules;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.whatif.Comparison.Result;
import id.dinsos.disbursement.whatif.Comparison.Side;
import id.dinsos.disbursement.work.IdOrder;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.work.Parallel;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Judges a population by a draft and by the terms in force, and writes nothing. Where both look at
 * the same candidates they are read once.
 */
@Singleton
public class WhatIfStore {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int CHUNK = 2_000;

    /** The past is read in wide ranges: its tables are joined whole. */
    private static final int PAST_CHUNK = 50_000;

    private final CandidateStore candidates;
    private final Clock clock;
    private final int width;

    public WhatIfStore(
            CandidateStore candidates,
            Clock clock,
            @ConfigProperty(name = "dinsos.run.width", defaultValue = "2") int width) {
        this.candidates = candidates;
        this.clock = clock;
        this.width = width;
    }

    /** The population a draft is asked of. */
    record Question(
            ProgrammeTerms draft,
            @Nullable ProgrammeTerms inForce,
            String owner,
            YearMonth month,
            @Nullable Instant at) {}

    /** The difference, and how many were looked at. */
    record WhatIfAnswer(int candidates, Result result) {}

    WhatIfAnswer compare(Question question, int limit) {
        Comparison comparison = new Comparison();
        ProgrammeTerms draft = question.draft();
        ProgrammeTerms inForce = question.inForce();
        int count;
        if (inForce == null) {
            count = read(question, draft, rule(draft), null, draft, comparison);
        } else if (isSamePopulation(draft, inForce)) {
            Rule both = new BothRules(rule(inForce), rule(draft));
            count = read(question, draft, both, inForce, draft, comparison);
        } else {
            count = read(question, inForce, rule(inForce), inForce, null, comparison);
            count = Math.max(count, read(question, draft, rule(draft), null, draft, comparison));
        }
        comparison.cut(
                waiting(inForce, comparison.beforeSides()),
                waiting(draft, comparison.afterSides()),
                ClauseText.WAITING_LIST);
        return new WhatIfAnswer(count, comparison.result(limit));
    }

    private int read(
            Question question,
            ProgrammeTerms of,
            Rule asked,
            @Nullable ProgrammeTerms before,
            @Nullable ProgrammeTerms after,
            Comparison into) {
        Population population =
                new Population(of, asked, question.owner(), question.month(), question.at());
        Boundaries cut =
                await(
                        candidates.boundaries(
                                population, question.at() == null ? CHUNK : PAST_CHUNK));
        List<UUID> firsts = cut.firstIds();
        Instant until = clock.instant().plus(LONGEST);
        var unused =
                Parallel.map(
                        firsts.size(),
                        0,
                        width,
                        number -> {
                            if (clock.instant().isAfter(until)) {
                                throw RefusedException.of(
                                        WhatIfCode.WHAT_IF_TOO_LONG,
                                        "the draft is too slow for this population");
                            }
                            UUID last =
                                    number + 1 == firsts.size()
                                            ? new UUID(-1, -1)
                                            : IdOrder.justBefore(firsts.get(number + 1));
                            List<Candidate> found =
                                    await(candidates.chunk(population, firsts.get(number), last));
                            judge(question.month(), before, found, into::before);
                            judge(question.month(), after, found, into::after);
                            return number;
                        });
        return cut.candidates();
    }

    static void judge(
            YearMonth month, @Nullable ProgrammeTerms terms, List<Candidate> found, Telling tell) {
        if (terms == null) {
            return;
        }
        Rule rule = rule(terms);
        boolean ranked = terms.quota() != null;
        Map<Map<String, Object>, Judgment> judged = new HashMap<>();
        for (Candidate one : found) {
            Judgment judgment =
                    judged.computeIfAbsent(
                            one.facts(), facts -> ofMonth(rule.judge(facts), terms, month));
            List<Long> keys = ranked ? rule.rank(one.facts()) : List.of();
            tell.of(one.id(), one.region(), judgment, keys);
        }
    }

    private static Judgment ofMonth(Judgment judgment, ProgrammeTerms terms, YearMonth month) {
        return terms.benefit().period() == Benefit.Period.YEAR
                ? new Judgment(
                        judgment.verdict(),
                        Benefit.share(judgment.amountRupiah(), month.getMonthValue()))
                : judgment;
    }

    /** Whom the quota cuts; the budget of a month that is over says nothing about a rule. */
    private static List<UUID> waiting(@Nullable ProgrammeTerms terms, Map<UUID, Side> eligible) {
        if (terms == null || terms.quota() == null || terms.quota().beneficiaries() == 0) {
            return List.of();
        }
        List<Ranking.Claimant> claimants =
                eligible.entrySet().stream()
                        .map(one -> new Ranking.Claimant(one.getKey(), 0, one.getValue().keys(), 0))
                        .toList();
        return Ranking.cut(claimants, terms.quota().beneficiaries(), Long.MAX_VALUE).stream()
                .map(Ranking.WaitingPlace::beneficiary)
                .toList();
    }

    private static boolean isSamePopulation(ProgrammeTerms one, ProgrammeTerms other) {
        return one.target() == other.target()
                && one.candidates().equals(other.candidates())
                && one.roster().equals(other.roster())
                && one.delivery().payee() == other.delivery().payee();
    }

    private static Rule rule(ProgrammeTerms terms) {
        return Rules.rule(terms.source());
    }

    /** Takes what one side says of one candidate. */
    interface Telling {
        void of(UUID id, String region, Judgment judgment, List<Long> keys);
    }
}
