package dev.counterfoil.outbound;

import java.util.Collection;
import java.util.List;

/**
 * The origins an operator allows the portal to call: exact matches only, no patterns and no subdomains. It comes from configuration; nobody can
 * change it in the portal.
 */
public record OriginList(List<Origin> origins) {

    public OriginList {
        origins = origins.stream().distinct().toList();
    }

    /**
     * Reads the operator's list.
     *
     * @throws IllegalArgumentException if one is not an absolute http(s) URL, or has more than an origin in it
     */
    public static OriginList parse(Collection<String> texts) {
        return new OriginList(texts.stream()
                .filter(text -> !text.isBlank())
                .map(OriginList::bare)
                .toList());
    }

    private static Origin bare(String text) {
        Origin origin = Origin.parse(text);
        String given = text.strip();
        int path = given.indexOf('/', given.indexOf("://") + 3);
        if (path != -1 && path != given.length() - 1 || given.indexOf('?') != -1 || given.indexOf('#') != -1) {
            throw new IllegalArgumentException("an allowed origin is scheme, host and port only: " + origin);
        }
        return origin;
    }

    public boolean allows(Origin origin) {
        return origins.contains(origin);
    }
}
