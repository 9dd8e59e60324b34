package io.trustrail.gateway.policy.trust;

import java.util.Set;

/**
 * When a call about a person needs the person's consent, and what happens without.
 *
 * @param needed when a call needs it
 * @param levels numbers of privacy levels, for {@link Needed#BY_LEVEL}
 * @param purposes purposes that need it on every level
 * @param unnamed what happens to calls that need it and name nobody
 * @param otherwise what happens where it is missing or withdrawn
 */
public record ConsentRule(
        Needed needed, Set<Integer> levels, Set<Purpose> purposes, Unnamed unnamed, Otherwise otherwise) {

    /** Of a policy that does not say: nobody is asked beforehand, and a withdrawal counts. */
    public static final ConsentRule DEFAULT =
            new ConsentRule(Needed.BY_LEVEL, Set.of(), Set.of(), Unnamed.ALLOW, Otherwise.REFUSE);

    public ConsentRule {
        levels = Set.copyOf(levels);
        purposes = Set.copyOf(purposes);
    }

    /** When a call needs consent. */
    public enum Needed {
        ALWAYS,
        NEVER,
        BY_LEVEL
    }

    /** What happens to calls that name nobody. */
    public enum Unnamed {
        ALLOW,
        REFUSE
    }

    /** What happens without consent. */
    public enum Otherwise {
        /** The call goes on with everything personal taken out. */
        STRIP,
        /** The call is refused. */
        REFUSE,
        /** The call is refused so that the application hands it to a person. */
        HUMAN
    }

    /** Whether somebody has to have agreed. */
    public boolean isNeeded(int level, Purpose purpose) {
        return switch (needed) {
            case ALWAYS -> true;
            case NEVER -> false;
            case BY_LEVEL -> levels.contains(level) || purposes.contains(purpose);
        };
    }
}
