package dev.counterfoil.architecture;

import dev.counterfoil.Counterfoil;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void rooms_use_only_the_rooms_they_may() {
        ApplicationModules.of(Counterfoil.class).verify();
    }
}
