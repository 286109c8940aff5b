package id.dinsos.registry.proposal;

import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Clock;
import id.dinsos.registry.proposal.Proposal.Kind;
import id.dinsos.registry.proposal.Proposal.Path;
import id.dinsos.registry.proposal.Proposal.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each kind of proposal asks for, as data: its steps on either path, what it must name, and an
 * objection's days.
 *
 * @param nameScore from which score on the civil registry's name counts as the same
 */
public record ProposalKinds(int nameScore, List<KindRule> kinds) {
    public ProposalKinds {
        kinds = List.copyOf(kinds);
        Map<Kind, KindRule> found = new EnumMap<>(Kind.class);
        for (KindRule one : kinds) {
            if (found.put(one.kind, one) != null) {
                throw new IllegalArgumentException("twice: " + one.kind);
            }
        }
        if (found.size() < Kind.values().length) {
            throw new IllegalArgumentException("a kind has no rule: " + found.keySet());
        }
    }

    KindRule of(Kind kind) {
        return kinds.stream().filter(one -> one.kind == kind).findFirst().orElseThrow();
    }

    /** The steps, in the order of the domain. */
    List<Step> steps(About about) {
        KindRule rule = of(about.kind());
        return about.path() == Path.FORMAL ? rule.formal : rule.participatory;
    }

    @Nullable Clock clock(Kind kind, LocalDate submitted) {
        KindRule rule = of(kind);
        if (rule.days == 0) {
            return null;
        }
        LocalDate due = submitted.plusDays(rule.days);
        return new Clock(
                rule.warnDays.stream()
                        .sorted(Comparator.reverseOrder())
                        .map(due::minusDays)
                        .toList(),
                due);
    }

    /** The fields a proposal lacks. */
    List<String> missing(About about, Proposal.@Nullable Proposed who) {
        List<String> missing = new ArrayList<>();
        for (Need need : of(about.kind()).needs) {
            boolean there =
                    switch (need) {
                        case HOUSEHOLD -> about.householdId() != null;
                        case LIST -> about.list() != null;
                        case REASON -> about.reason() != null;
                        case MATTER -> about.matter() != null;
                        case NIK -> who != null && who.nik() != null;
                        case KK_NUMBER -> who != null && who.kkNumber() != null;
                        case STATEMENT -> who != null && who.statement() != null;
                    };
            if (!there) {
                missing.add(need.pointer);
            }
        }
        if (about.matter() == Proposal.Matter.PAYEE && about.payeeId() == null) {
            missing.add("/payeeId");
        }
        if (about.path() == Path.PARTICIPATORY && (who == null || who.reporter() == null)) {
            missing.add("/reporter");
        }
        return missing;
    }

    /**
     * One kind.
     *
     * @param days an objection's; 0 where nothing runs out
     * @param warnDays so many days before the last one a warning is due
     */
    public record KindRule(
            Kind kind,
            String labelId,
            String labelEn,
            List<Step> formal,
            List<Step> participatory,
            Set<Need> needs,
            int days,
            List<Integer> warnDays) {
        public KindRule {
            formal = List.copyOf(formal);
            participatory = List.copyOf(participatory);
            needs = Set.copyOf(needs);
            warnDays = List.copyOf(warnDays);
            requireOrder(formal);
            requireOrder(participatory);
        }

        private static void requireOrder(List<Step> steps) {
            if (!steps.equals(steps.stream().sorted().distinct().toList())
                    || !steps.contains(Step.REVIEW)
                    || !steps.contains(Step.EFFECT)) {
                throw new IllegalArgumentException(
                        "steps come in the order of the domain, with a review and an effect: "
                                + Objects.toString(steps));
            }
        }
    }

    /** What a kind may ask a proposal to name. */
    public enum Need {
        HOUSEHOLD("/householdId"),
        LIST("/programme"),
        REASON("/reason"),
        MATTER("/matter"),
        NIK("/nik"),
        KK_NUMBER("/kkNumber"),
        STATEMENT("/statement");

        private final String pointer;

        Need(String pointer) {
            this.pointer = pointer;
        }
    }
}
