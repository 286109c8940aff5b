package id.dinsos.registry.civil;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Answers that came in together, one for each question: what cannot be read is put aside, the same
 * twice is one, and of two that contradict each other neither is taken.
 *
 * @param good by the question's number
 */
record CivilSorting(Map<Integer, CivilLine> good, List<CivilFinding> findings) {
    static CivilSorting of(List<CivilLine> lines) {
        Map<Integer, List<CivilLine>> byQuestion = new LinkedHashMap<>();
        List<CivilFinding> findings = new ArrayList<>();
        for (CivilLine line : lines) {
            Integer no = line.no();
            CivilOutcome fault = line.fault();
            if (no == null || fault != null) {
                findings.add(found(line, fault == null ? CivilOutcome.UNREADABLE : fault));
            } else {
                byQuestion.computeIfAbsent(no, x -> new ArrayList<>()).add(line);
            }
        }
        Map<Integer, CivilLine> good = new LinkedHashMap<>();
        byQuestion.forEach((no, all) -> {
            CivilLine first = all.getFirst();
            boolean agreed = all.stream().allMatch(one -> isSame(one, first));
            if (agreed) {
                good.put(no, first);
            }
            all.stream()
                    .skip(agreed ? 1 : 0)
                    .map(one ->
                            found(one, agreed ? CivilOutcome.REPEATED : CivilOutcome.CONTRADICTING))
                    .forEach(findings::add);
        });
        return new CivilSorting(good, findings);
    }

    private static boolean isSame(CivilLine one, CivilLine other) {
        return one.said().equals(other.said()) && Objects.equals(one.nik(), other.nik());
    }

    private static CivilFinding found(CivilLine line, CivilOutcome outcome) {
        return new CivilFinding(line.line(), line.no(), null, outcome);
    }
}
