package dev.counterfoil.team;

import java.util.Collection;
import java.util.Map;

/** What members are called now. */
public interface Members {

    /** Names by ID; removed members keep theirs, unknown IDs are left out. Any member may ask. */
    Map<MemberId, String> names(Actor actor, Collection<MemberId> ids);
}
