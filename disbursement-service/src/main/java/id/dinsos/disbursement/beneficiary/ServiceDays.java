package id.dinsos.disbursement.beneficiary;

import id.dinsos.contracts.RegistryMessage.Assignment;
import id.dinsos.contracts.RegistryMessage.ServiceResource;
import id.dinsos.contracts.RegistryMessage.Suspension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days on which somebody serves, both ends included.
 *
 * @param last null where no end is set
 */
public record ServiceDays(LocalDate first, @Nullable LocalDate last) {
    /**
     * Those of a resource: of each assignment that rests on a decree, up to the last day of all
     * service, without the days on which it is suspended.
     */
    static List<ServiceDays> of(ServiceResource resource) {
        List<ServiceDays> days = new ArrayList<>();
        for (Assignment one : resource.assignments()) {
            if (one.decreeNumber() != null) {
                List<ServiceDays> left =
                        List.of(new ServiceDays(one.from(), one.until())).stream()
                                .map(all -> all.until(resource.endedOn()))
                                .filter(ServiceDays::isThere)
                                .toList();
                for (Suspension suspended : resource.suspensions()) {
                    left = left.stream().flatMap(all -> all.without(suspended).stream()).toList();
                }
                days.addAll(left);
            }
        }
        return days;
    }

    private ServiceDays until(@Nullable LocalDate end) {
        return end == null || last != null && last.isBefore(end)
                ? this
                : new ServiceDays(first, end);
    }

    private boolean isThere() {
        return last == null || !last.isBefore(first);
    }

    private List<ServiceDays> without(Suspension suspended) {
        List<ServiceDays> left = new ArrayList<>();
        ServiceDays before = until(suspended.from().minusDays(1));
        if (before.isThere()) {
            left.add(before);
        }
        LocalDate until = suspended.until();
        if (until != null) {
            LocalDate again = until.plusDays(1);
            ServiceDays after = new ServiceDays(again.isBefore(first) ? first : again, last);
            if (after.isThere()) {
                left.add(after);
            }
        }
        return left;
    }
}
