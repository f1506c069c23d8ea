# One image per service, and one for the embedded venue: they differ by MODULE alone. The jar is built outside
# ("make build") and unpacked here: its libraries rarely change and make a layer of their own.
FROM eclipse-temurin:25-jdk AS unpacked
ARG MODULE
WORKDIR /unpacked
# The pattern may match nothing and LICENSE is always there: so a missing jar is said in a sentence.
COPY LICENSE ${MODULE}/target/${MODULE}.ja[r] ./
RUN [ -e ${MODULE}.jar ] || { echo "There is no ${MODULE}.jar yet: run 'make compose-up', which builds it." >&2; exit 1; }
RUN mv ${MODULE}.jar app.jar && java -Djarmode=tools -jar app.jar extract --destination app

FROM eclipse-temurin:25-jre
# LightGBM needs libgomp; the health check needs curl. Both bases may have them already.
RUN command -v curl >/dev/null && [ -e /usr/lib/$(uname -m)-linux-gnu/libgomp.so.1 ] \
  || (apt-get update && apt-get install -y --no-install-recommends curl libgomp1 && rm -rf /var/lib/apt/lists/*)
RUN groupadd --gid 10001 breakwater && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin breakwater \
  && mkdir /data && chown breakwater:breakwater /data
WORKDIR /app
COPY --from=unpacked /unpacked/app/lib lib
COPY --from=unpacked /unpacked/app/app.jar app.jar
USER 10001:10001
ENV JAVA_OPTS="-Xmx256m"
# The root file system is read-only: what must be written goes to /tmp (a tmpfs) or /data (a volume).
ENTRYPOINT ["sh", "-c", "exec java $JAVA_OPTS -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.io.tmpdir=/tmp -jar app.jar"]
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=5 \
  CMD curl -fsS "http://127.0.0.1:${SERVER_PORT}/actuator/health/readiness" >/dev/null
