package id.dinsos.disbursement.run;

import id.dinsos.disbursement.paper.Papers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who had a hand in it, with which papers.
 *
 * @param preparers who opened, amended and submitted it: they never approve
 * @param roles in which the approvers have signed the roster
 * @param releasers who let its bank files go
 * @param accountsBy who entered an account that it may pay into
 */
public record Signatures(
        Papers papers,
        Set<String> preparers,
        List<String> approvers,
        List<String> roles,
        Set<String> releasers,
        Set<String> accountsBy) {
    public Signatures {
        preparers = Set.copyOf(preparers);
        approvers = List.copyOf(approvers);
        roles = List.copyOf(roles);
        releasers = Set.copyOf(releasers);
        accountsBy = Set.copyOf(accountsBy);
    }

    Signatures accountsBy(Set<String> officers) {
        return new Signatures(papers, preparers, approvers, roles, releasers, officers);
    }

    /** Of one who was left out: not one of those who approve the roster. */
    Signatures approvedAfterwardsBy(String by) {
        return approvers.contains(by)
                ? this
                : new Signatures(
                        papers, preparers, with(approvers, by), roles, releasers, accountsBy);
    }

    Signatures releasedBy(String by) {
        Set<String> all = new HashSet<>(releasers);
        all.add(by);
        return new Signatures(papers, preparers, approvers, roles, all, accountsBy);
    }

    Signatures preparedBy(String by) {
        Set<String> all = new HashSet<>(preparers);
        all.add(by);
        return new Signatures(papers, all, approvers, roles, releasers, accountsBy);
    }

    /** Whoever enters a paper has prepared the run. */
    Signatures papers(Papers given, String by) {
        return new Signatures(given, preparers, approvers, roles, releasers, accountsBy)
                .preparedBy(by);
    }

    Signatures approvedBy(String by, String role) {
        return new Signatures(
                papers, preparers, with(approvers, by), with(roles, role), releasers, accountsBy);
    }

    private static List<String> with(List<String> some, String one) {
        List<String> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
