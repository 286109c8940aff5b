package id.dinsos.regency;

import id.dinsos.regency.Person.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * Who lives in a family: relations, sexes and ages that fit each other, with the family sizes and
 * the age shares of Lamongan.
 */
record Shape(List<Member> members) {
    Shape {
        members = List.copyOf(members);
    }

    /** One place in the family, the head's first. */
    record Member(Relation relation, boolean female, int age) {}

    int size() {
        return members.size();
    }

    /**
     * The wife where there is one (the ministry prefers her as the payee), now and then the head.
     */
    int payee(Dice dice) {
        boolean wife = size() > 1 && members.get(1).relation() == Relation.WIFE;
        return wife && dice.chance(8_800) ? 1 : 0;
    }

    static Shape draw(Dice dice, Fate fate) {
        return switch (fate) {
            case PAYEE_DECEASED -> couple(dice, 2 + dice.weighted(40, 30, 20, 10), 4_000);
            case EXCLUDED_JOB -> couple(dice, 2 + dice.weighted(15, 30, 40, 15), 0);
            default -> anyShape(dice);
        };
    }

    private static Shape anyShape(Dice dice) {
        int size = 1 + dice.weighted(135, 220, 270, 230, 95, 35, 10, 5);
        return switch (size) {
            case 1 -> alone(dice);
            case 2 -> dice.chance(5_800) ? couple(dice, 2, 7_000) : oneParent(dice, 2);
            default -> {
                if (size >= 4 && dice.chance(3_000)) {
                    yield threeGenerations(dice, size);
                }
                yield dice.chance(8_700) ? couple(dice, size, 600) : oneParent(dice, size);
            }
        };
    }

    private static Shape alone(Dice dice) {
        boolean elderly = dice.chance(6_500);
        int age = elderly ? dice.between(60, 88) : dice.between(24, 59);
        return new Shape(List.of(new Member(Relation.HEAD, dice.chance(6_300), age)));
    }

    private static Shape couple(Dice dice, int size, int elderlyPerTenThousand) {
        boolean elderly = dice.chance(elderlyPerTenThousand);
        int husband = elderly ? dice.between(58, 82) : dice.between(26, 57);
        int wife = Math.max(19, husband - dice.between(0, 7));
        List<Member> members = new ArrayList<>();
        members.add(new Member(Relation.HEAD, false, husband));
        members.add(new Member(Relation.WIFE, true, wife));
        addChildren(dice, members, wife, size);
        return new Shape(members);
    }

    private static Shape oneParent(Dice dice, int size) {
        int age = dice.between(32, 72);
        List<Member> members = new ArrayList<>();
        members.add(new Member(Relation.HEAD, dice.chance(7_500), age));
        addChildren(dice, members, age, size);
        return new Shape(members);
    }

    /** A couple with its children and one of its parents, or with a married child's family. */
    private static Shape threeGenerations(Dice dice, int size) {
        if (size == 4 || dice.chance(5_000)) {
            Shape family = couple(dice, size - 1, 0);
            List<Member> members = new ArrayList<>(family.members());
            int age = Math.clamp(members.getFirst().age() + dice.between(20, 30), 55, 95);
            members.add(new Member(Relation.PARENT, dice.chance(7_200), age));
            return new Shape(members);
        }
        List<Member> members = new ArrayList<>(couple(dice, 2, 10_000).members());
        int child = Math.clamp(members.get(1).age() - dice.between(20, 30), 22, 45);
        boolean daughter = dice.chance(5_000);
        members.add(new Member(Relation.CHILD, daughter, child));
        int inLaw = Math.max(20, child + dice.between(-3, 3));
        members.add(new Member(Relation.CHILD_IN_LAW, !daughter, inLaw));
        int grandchild = Math.max(0, Math.min(child, inLaw) - dice.between(20, 24));
        while (members.size() < size) {
            members.add(new Member(Relation.GRANDCHILD, dice.chance(4_900), grandchild));
            grandchild = Math.max(0, grandchild - dice.between(2, 5));
        }
        return new Shape(members);
    }

    private static void addChildren(Dice dice, List<Member> members, int parentAge, int size) {
        int age = Math.clamp(parentAge - dice.between(20, 30), 0, 34);
        while (members.size() < size) {
            members.add(new Member(Relation.CHILD, dice.chance(4_900), age));
            age = Math.max(0, age - dice.between(2, 6));
        }
    }
}
