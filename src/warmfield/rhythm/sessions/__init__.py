"""1.7, 2.4: a topic, a host, speakers, an end. What is said meanwhile is listened to, and summed up after."""
