package dev.counterfoil.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps twelve months of partitions ahead: made at every start and daily. Without one for the time being, nothing can be recorded, so nothing changed. */
@Component
class LedgerPartitions implements InitializingBean {

    static final int AHEAD = 12;
    private static final int ALARM_BELOW = 2;
    private static final Logger LOG = LoggerFactory.getLogger(LedgerPartitions.class);

    private final JdbcClient jdbc;

    LedgerPartitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        make();
    }

    @Scheduled(initialDelayString = "PT24H", fixedDelayString = "PT24H")
    void make() {
        try {
            jdbc.sql("select ledger_make_partitions(?)")
                    .param(AHEAD)
                    .query(Integer.class)
                    .single();
        } catch (DataAccessException e) {
            LOG.error("The ledger's partitions could not be made", e);
        }
        try {
            int ahead = ahead();
            if (ahead < ALARM_BELOW) {
                LOG.error("The ledger has partitions for only {} months ahead: soon nothing can be recorded", ahead);
            }
        } catch (DataAccessException e) {
            LOG.error("The ledger's partitions could not be counted", e);
        }
    }

    /** Months after this one (UTC) that have both partitions, counted until the first that lacks one. */
    int ahead() {
        return jdbc.sql("""
                        select coalesce(min(months) - 1, 36) from generate_series(0, 36) months
                        cross join lateral (select to_char(
                            date_trunc('month', now() at time zone 'UTC') + make_interval(months => months), '_YYYY_MM') suffix)
                        where to_regclass('ledger_entry' || suffix) is null or to_regclass('ledger_payload' || suffix) is null""").query(Integer.class).single();
    }
}
