package dev.counterfoil.metafields;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.MemberId;
import java.util.UUID;

/**
 * No more rows of a run are being sent.
 *
 * @param member whose run it is
 * @param source called so by whoever started it
 * @param rows how many it has, and how many of them are {@code done}
 */
public record CopyRunEnded(MemberId member, UUID run, ClientId source, String name, int rows, int done) {}
