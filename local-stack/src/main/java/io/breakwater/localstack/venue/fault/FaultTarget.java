package io.breakwater.localstack.venue.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a rule may strike. */
public sealed interface FaultTarget {
  /** As a rule writes it. */
  String wire();

  /** Requests of that method, or of any for {@code *}, to paths like that one. */
  record Requests(String method, Glob path) implements FaultTarget {
    @Override
    public String wire() {
      return method + " " + path;
    }

    boolean matches(SeenRequest request) {
      return (method.equals(ANY) || method.equals(request.method()))
          && path.matches(request.path());
    }
  }

  /** The messages of one stream. */
  record Messages(VenueStream stream) implements FaultTarget {
    @Override
    public String wire() {
      return stream.wire();
    }
  }

  String ANY = "*";

  Set<String> METHODS = Set.of(ANY, "GET", "POST", "PUT", "PATCH", "DELETE");

  /** Nothing if the text is no target. */
  static Optional<FaultTarget> parse(String text) {
    Optional<FaultTarget> stream =
        Arrays.stream(VenueStream.values())
            .filter(known -> known.wire().equals(text))
            .<FaultTarget>map(Messages::new)
            .findFirst();
    if (stream.isPresent()) {
      return stream;
    }
    int space = text.indexOf(' ');
    String method = space < 0 ? "" : text.substring(0, space);
    String path = text.substring(space + 1);
    return METHODS.contains(method) && path.startsWith("/") && path.indexOf(' ') < 0
        ? Optional.of(new Requests(method, Glob.ofPath(path)))
        : Optional.empty();
  }
}
