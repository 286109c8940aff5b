package id.dinsos.cases.empowerment;

import java.time.Period;
import java.util.List;

/**
 * A training, a school or a course for a business, as data.
 *
 * @param code SEKOLAH_RAKYAT, BUSINESS_TRAINING, ...
 * @param placeClass of the site's places, where one takes a place; empty where there is none
 * @param minAttendance in percent of the days recorded, for a certificate
 * @param grants kinds of help to begin with that it may end in: TOOLS, MONEY
 * @param followUps how long after the certificate somebody is visited
 */
public record EmpowermentProgramme(
        String code,
        String nameId,
        String nameEn,
        String placeClass,
        int minAttendance,
        List<String> grants,
        List<Period> followUps) {
    public EmpowermentProgramme {
        grants = List.copyOf(grants);
        followUps = List.copyOf(followUps);
        if (minAttendance < 0 || minAttendance > 100) {
            throw new IllegalArgumentException(code + ": attendance is a percentage");
        }
        long visits =
                followUps.stream()
                        .filter(one -> one.getDays() == 0 && one.toTotalMonths() > 0)
                        .map(Period::toTotalMonths)
                        .distinct()
                        .count();
        if (visits != followUps.size()) {
            throw new IllegalArgumentException(code + ": visits after whole months, each once");
        }
    }
}
