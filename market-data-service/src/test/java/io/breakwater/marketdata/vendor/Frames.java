package io.breakwater.marketdata.vendor;

import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** How the vendor writes to one client, and reads from it. */
interface Frames {

  void send(Session session, List<Map<String, Object>> messages);

  Map<String, Object> read(ByteBuffer frame);
}
