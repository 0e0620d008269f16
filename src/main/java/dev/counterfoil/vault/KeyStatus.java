package dev.counterfoil.vault;

import java.util.UUID;

/** Whether somebody has saved the key elsewhere. Whoever calls has checked that this person may confirm it, and records that they did. */
public interface KeyStatus {

    /** The fingerprint of the key in use, such as {@code k1:ab12-cd34-…}. */
    String fingerprint();

    /** Where the key is kept, to be copied from. */
    String where();

    /** Whether its copy was confirmed. */
    boolean confirmed();

    /**
     * Notes that this member holds a copy, which they show by typing its fingerprint; case and surrounding blanks do not count.
     *
     * @return false, and nothing is noted, when it is the fingerprint of no key in use
     */
    boolean confirm(String fingerprintTyped, UUID memberId);
}
