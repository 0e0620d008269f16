package dev.counterfoil.team.signin;

/** Has something to do now and then, on whatever thread comes. */
interface Ticking {

    /** Every few seconds. */
    void tick();

    /** At the end, before the database goes. */
    default void last() {}
}
