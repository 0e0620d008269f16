package dev.counterfoil.usertokens;

/** Text that lets itself be looked at only so often: a pattern from outside must not keep a thread busy for ever. */
final class Impatient implements CharSequence {

    private static final int MOST = 1_000_000;

    private final CharSequence text;
    private int looks;

    Impatient(CharSequence text) {
        this.text = text;
    }

    /** It was looked at too often. */
    static final class Exhausted extends RuntimeException {
        Exhausted() {
            super("too many steps", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
