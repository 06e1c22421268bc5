"""Somebody sells something: the words of a trade, weighed by hand where the model has seen too little of it.

The model learned from the adverts of other chats. Neighbours who sell cakes, lessons or cleaning write
otherwise; what they share is a call to come and get it, a price or a favour, and a trade of one's own.
"""

from warmfield.reading.values import Reading
from warmfield.rules.phrases import Phrases

TRADE = 0.7
"""The score of a message that speaks for a trade: a person looks."""
ENOUGH = 3.5
"""The weights in `trade` that make one: a call and a trade, or a trade with price and favour."""
THINKABLE = 0.01
"""Below this score of the model nothing is weighed: it spares most messages the work."""
SHORTEST = 6
"""Effective length from which a text can say so much."""
LONGEST = 150
"""Effective length beyond which a text holds all words."""
_CALL = Phrases(
    r"私聊|私我|私信(?:我|领|报)|找我|加我|加(?:个)?好友|加微|预约|占位|报(?:楼|门牌)号|先到先得|截单"
    r"|留言联系|联系(?:我|方式|电话)|回复\s?\d|报我(?:的)?名|扫码|扫下|下单|到店|进店|来店|欢迎(?:来"
    r"|咨询|光临|选购|预定|预订)|可试(?:课|听|穿)|试听|看房|抢购|速抢|速来|送货|货到付款|滴我|为您服务"
    r"|自提|24小时|点击|详情|咨询|可定制|可快递|发尺码|有(?:需要|兴趣|意)的",
    r"\b(?:dm|pm|inbox|message"
    r"|text|call|email|whatsapp|contact) (?:me|us|to|for|now|dave|\d)|\bdrop me\b|\bto (?:reserve|order"
    r"|register|book)\b|\border now\b|\bbook (?:now|at|through|online|your)\b|\b(?:sign up"
    r"|register) (?:here|with|at)\b|\bcall \w+ on\b|\bget in touch\b|\breferral code\b",
)
_PRICE = Phrases(
    r"\d(?:\.\d+)?\s?(?:元|块|一[件箱斤盒瓶份套节小])|\d/[月件斤节次年]|原价|现价|\d{2,5}起"
    r"|一节\d|一小时\d|\d+一小时",
    r"\d\.9\b|[$£€]\s?\d|\b\d+(?:\.\d+)? (?:pounds|dollars|euros|an hour|a day"
    r"|a session|a week|a month|each)\b|\bfrom \d+\b|\bonly \d+",
)
_FAVOUR = Phrases(
    r"优惠|折扣|打折|打\d折|\d(?:\.\d)?折|特价|特惠|包邮|立减|满\d+减|返现|成团|拼团|买[一二1]送[一二1]"
    r"|送(?:道服|洗车|护具|相册|果盘|\d|三个月|半年|小礼|礼品|体验)|免费(?:领|送货|检查|体验|试|做|评估"
    r"|上门|设计|答疑)|首[节单次]免费|仅限|仅剩|前\d+名|前十名|名额|便宜|省钱|零投入|零门槛|0门槛|清库存"
    r"|清仓|无效退款|包安装|包过|坏果包赔|假一赔",
    r"\b(?:half price|discount|special offer|free (?:gift"
    r"|quote|delivery|trial|setup|consultation|sample)|buy one get|limited|early bird|sale"
    r"|save (?:hundreds|money|up)|\d+% off)\b|\d% off",
)
_TRADE = Phrases(
    r"本店|我店|我家(?:的)?小?店|小店|我开了|我在职|自家(?:果园|做|种|养)|我家做的|现做|手工"
    r"|专业(?![的人课知护])|专治|祖传|祛|承接|出租|出售|本人(?:代|承|专|从|开)|朋友(?:的|开)|闺蜜(?:的"
    r"|开)|厂家|一手|批发|尾货|大促|小班|体验营|开业|代理|代购|代办|分销|招生|招代理"
    r"|[\u4e00-\u9fff]{1,6}班(?:开始|火热|正在)?(?:报名|招)|培训|陪练|一对一|夏令营|工作室|机构|团购"
    r"|上新|新到|断码|车险|保险|贷款|理财|装修|家政|保洁|月嫂|搬家|清洗|维修|开锁|回收|二手车|诊所|美容"
    r"|美甲|减肥|卤味|正品|现货|净水器|托管|训练",
    r"\b(?:selling|for sale|hire|our (?:shop|studio|store"
    r"|classes|courses|new)|my (?:shop|studio|store|business|firm|team|page)|i sell|i run|i offer"
    r"|certified|fully insured|places (?:available|left)|spaces left|slots|catalogue|products"
    r"|cleaning from|hand-?(?:made|knitted)|refinance|get paid|pet shop|salon|tutoring|webinar"
    r"|we just opened|starting a)\b",
)
_FAMILY = Phrases(
    r"班级|班长|班费|家委会|校车|学校|老师(?!傅|带)|幼儿园|作业|教室|食堂|材料费|理赔|谁有|谁家|谁顺路"
    r"|请问|想问|[吗呢]\s*[?。~!]*$|交了|我们(?:家)?报的|刚在|昨天|感觉|有没有",
    r"\b(?:school|class photos"
    r"|homework|we went|we (?:used|paid|had)|was the|pta|trip|does anyone|is that|cancelled|my daughter"
    r"|my son|our washing)\b|\?\s*$",
)


def trade(reading: Reading) -> float:
    """Give TRADE where enough speaks for a trade and nothing for family life."""
    text = reading.plain
    if reading.advert < THINKABLE or not SHORTEST <= reading.words <= LONGEST:
        return 0.0
    weight = 2.0 * bool(reading.contacts or _CALL.within(text)) + 1.5 * _TRADE.within(text)
    if not weight or (_FAMILY.within(text) and not reading.contacts):
        return 0.0
    weight += 1.0 * _PRICE.within(text) + 1.0 * _FAVOUR.within(text)
    return TRADE if weight >= ENOUGH else 0.0


def of_family_life(reading: Reading) -> bool:
    """School, children, what one has paid or seen: a price there is no offer, unless it calls to come."""
    if reading.contacts or reading.links or _CALL.within(reading.plain):
        return False
    return _FAMILY.within(reading.plain)
