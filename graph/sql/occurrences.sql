SELECT u.r, u.d, u.unit, s.e
FROM spots s JOIN units u ON u.d = s.d AND u.sentence = s.sentence
GROUP BY u.r, u.d, u.unit, s.e
