package dev.counterfoil.media;

import java.net.URI;
import java.util.Optional;

/** Videos have no name: people know them by the file their address ends with. */
public final class VideoNames {

    private static final int LONGEST = 80;

    private VideoNames() {}

    /** The last part of the address's path, else its host, else the whole; at most 80 characters. */
    public static String of(String videoUrl) {
        String path = videoUrl.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String scheme = path.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "");
        String name = scheme.substring(scheme.lastIndexOf('/') + 1);
        String shown = name.isBlank() ? videoUrl : name;
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST - 1) + "…";
    }

    /** The host of an address a browser may be sent to: absolute, http(s), without user information. Empty for any other. */
    public static Optional<String> host(String url) {
        return MediaRules.isWebAddress(url)
                ? Optional.ofNullable(URI.create(url).getHost())
                : Optional.empty();
    }
}
