package dev.counterfoil.media;

/** Why a preview picture is not shown: a code for people to be told in words, which says nothing of what lies behind an address. */
public enum NoPicture {
    /** No public https server: inside, unknown, or no address at all. Which of them is not told. */
    ADDRESS,
    UNREACHABLE,
    TIMED_OUT,
    NOT_FOUND,
    /** The server sends on to another address; it is not asked. */
    REDIRECTED,
    /** The server answered with an error. */
    ERROR,
    TOO_LARGE,
    /** A drawing that can hold scripts. */
    SVG,
    NOT_A_PICTURE,
    /** A picture of a kind that is not unpacked here: AVIF, HEIC, lossless WebP. */
    OTHER_KIND,
    BROKEN,
    TOO_MANY_PIXELS,
    TOO_MANY_SCANS,
    /** Too many at once; tried again after a minute. */
    BUSY,
    /** Something went wrong here. */
    FAULT
}
