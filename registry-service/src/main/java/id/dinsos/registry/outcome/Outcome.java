package id.dinsos.registry.outcome;

import java.util.Map;

/**
 * One place in one month.
 *
 * @param families at the end of the month, or on the day asked about
 * @param people who live in them
 * @param poorFamilies of deciles 1 to 4
 * @param entered families that came within the month, by reason
 * @param left families that went within the month, by reason
 * @param becamePoor families ranked from above the fourth decile into the poorest four
 * @param leftPoverty families ranked out of them
 * @param graduated families taken off a list because they are no longer poor
 * @param listed families that came onto a programme's list, by programme
 * @param delisted families that came off one, by programme and reason
 * @param aidedFamilies whom the programme has paid for the month
 * @param aidedPeople who live in them
 * @param childrenUnderFive of those, of the age at which children are stunted
 */
public record Outcome(
        String region,
        String name,
        long families,
        long people,
        long poorFamilies,
        long poorPeople,
        Map<String, Long> entered,
        Map<String, Long> left,
        long becamePoor,
        long leftPoverty,
        long graduated,
        Map<String, Long> listed,
        Map<String, Long> delisted,
        long aidedFamilies,
        long aidedPeople,
        long childrenUnderFive) {
    static Outcome of(String region, String name, PlaceFigures one) {
        return new Outcome(
                region,
                name,
                one.all(Movement.FAMILIES),
                one.all(Movement.PEOPLE),
                one.poor(Movement.FAMILIES),
                one.poor(Movement.PEOPLE),
                one.by(Movement.ENTERED),
                one.by(Movement.LEFT),
                one.of(Movement.BECAME_POOR),
                one.of(Movement.LEFT_POVERTY),
                one.of(Movement.GRADUATED),
                one.by(Movement.LISTED),
                one.by(Movement.DELISTED),
                one.of(PlaceFigures.AIDED_FAMILIES),
                one.all(PlaceFigures.AIDED_PEOPLE),
                one.of(PlaceFigures.CHILDREN));
    }
}
