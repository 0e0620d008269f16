package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which client stands in for which grantee when access is copied into another environment.
 *
 * @param chosen by the GID at the source; an empty text leaves the grantee out
 */
public record Grantees(Map<String, String> chosen) {

    /** Words that tell an environment rather than what a client is. */
    private static final Set<String> ENVIRONMENTS =
            Set.of("production", "prod", "live", "staging", "stage", "development", "dev", "test", "testing");

    /** Nobody gets anything. */
    public static final String NOBODY = "";

    public Grantees {
        chosen = Map.copyOf(chosen);
    }

    /**
     * The grant for the target's environment, or null if it is left out. Roles and keys of namespaces pass as they are.
     *
     * @param target nobody grants anything to themselves
     */
    @Nullable
    Grant mapped(Grant grant, Client target) {
        if (!grant.kind().equals("client")) {
            return grant;
        }
        String grantee = chosen.getOrDefault(grant.grantee(), NOBODY);
        return grantee.isEmpty() || grantee.equals(target.gid()) ? null : new Grant("client", grantee, grant.level());
    }

    /** With another choice for one grantee. */
    public Grantees choose(String gid, String instead) {
        Map<String, String> all = new HashMap<>(chosen);
        all.put(gid, instead);
        return new Grantees(all);
    }

    /** Those choices that pass, told the GID at the source and who stands in for it. */
    public Grantees only(BiPredicate<String, String> those) {
        Map<String, String> some = new HashMap<>(chosen);
        some.entrySet().removeIf(one -> !those.test(one.getKey(), one.getValue()));
        return new Grantees(some);
    }

    /**
     * The likeliest for each: the client of the same name but for its environment. Whoever is not recognised is left out, since access
     * given to the wrong client cannot be un-read.
     *
     * @param clients those the reader may see
     */
    public static Grantees guess(Collection<String> gids, Client target, List<Client> clients) {
        Map<String, String> guessed = new HashMap<>();
        for (String gid : gids) {
            guessed.put(
                    gid,
                    clients.stream()
                            .filter(client ->
                                    gid.equals(client.gid()) && !client.id().equals(target.id()))
                            .findAny()
                            .map(client -> counterpart(client, target, clients))
                            .orElse(NOBODY));
        }
        return new Grantees(guessed);
    }

    private static String counterpart(Client grantee, Client target, List<Client> clients) {
        return clients.stream()
                .filter(client -> client.gid() != null && !client.id().equals(target.id()))
                .filter(client -> base(client.name()).equals(base(grantee.name())))
                .filter(client -> fit(client, target) > 0)
                .max(Comparator.comparingInt((Client client) -> fit(client, target))
                        .thenComparing(Client::name, Comparator.reverseOrder()))
                .map(Client::gid)
                .orElse(NOBODY);
    }

    /** How well it fits the target's environment, by what is recorded and by what its name says. */
    private static int fit(Client client, Client target) {
        int recorded = client.environment() == target.environment() ? 2 : 0;
        int named = named(client.name()).equals(named(target.name())) ? 1 : 0;
        return recorded + named;
    }

    private static Set<String> base(String name) {
        Set<String> words = words(name);
        words.removeAll(ENVIRONMENTS);
        return words;
    }

    private static Set<String> named(String name) {
        Set<String> words = words(name);
        words.retainAll(ENVIRONMENTS);
        return words;
    }

    private static Set<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** GIDs of all clients that have a grant on one of these, in order. */
    static Set<String> gids(Collection<Grant> grants) {
        return grants.stream()
                .filter(grant -> grant.kind().equals("client"))
                .map(Grant::grantee)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
