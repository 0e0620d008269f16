package dev.counterfoil.media;

import com.vaadin.flow.server.WrappedSession;
import dev.counterfoil.clients.ClientId;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of pictures that hold for one session: a page shows an unguessable token, and what it stands for never leaves the server. So nobody
 * can ask the portal to get an address of their own choice by a link, and a link of one person shows nothing to another.
 */
public final class PictureLinks implements Serializable {

    /** Where pictures answer. */
    public static final String PATH = "pictures";

    private static final String KEY = PictureLinks.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 18;
    private static final int MOST = 2_000;

    /** What a token stands for. */
    public record Link(UUID clientId, String url) implements Serializable {}

    private final LinkedHashMap<String, Link> byToken = new LinkedHashMap<>(16, 0.75f, true);
    private final HashMap<Link, String> tokens = new HashMap<>();

    private PictureLinks() {}

    /** Those of the session of a view, which is locked. */
    public static PictureLinks of(WrappedSession session) {
        synchronized (KEY) {
            PictureLinks links = (PictureLinks) session.getAttribute(KEY);
            if (links == null) {
                links = new PictureLinks();
                session.setAttribute(KEY, links);
            }
            return links;
        }
    }

    /** Those of a request's session; null if it has none. */
    static @Nullable PictureLinks of(@Nullable HttpSession session) {
        return session == null ? null : (PictureLinks) session.getAttribute(KEY);
    }

    /** The address, without a leading slash, at which this session finds the picture; the same as long as it is in use. */
    public synchronized String to(ClientId client, String url, Picture.Size size) {
        Link link = new Link(client.value(), url);
        String token = tokens.computeIfAbsent(link, made -> token());
        byToken.put(token, link);
        if (byToken.size() > MOST) {
            Map.Entry<String, Link> eldest = byToken.firstEntry();
            byToken.remove(eldest.getKey());
            tokens.remove(eldest.getValue());
        }
        return PATH + "/" + token + "/" + size.name().toLowerCase(Locale.ROOT);
    }

    synchronized Optional<Link> find(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
